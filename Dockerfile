# Payung as a container: built by the same set-up as `make run`, served without Node, compilers or root.
#
#   docker build -t payung .
#   docker run -p 8000:8000 -v payung-data:/data -e PUBLIC_URL=https://payung.example payung
#
# It listens on every address of the container, so PUBLIC_URL must be the https:// address that workers open (a proxy
# with the certificate stands before it). Keys are made in /data at the first start; mount another place and name it
# with KEYS_FILE to keep them apart from the database, and keep a copy. Nobody can sign in yet:
# `docker exec -i … payung staff add EMAIL --branch L01 --password-stdin`. Demo officers of a volume that was tried on
# loopback end at the start.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY . .
RUN python3 -m tools.setup run

FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt .
RUN python3 -m venv /opt/payung \
 && /opt/payung/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt \
 && /opt/payung/bin/pip uninstall --quiet --yes pip setuptools

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data payung && install -d -o payung -g payung -m 0700 /data
COPY --from=packages /opt/payung /opt/payung
WORKDIR /app
COPY LICENSE README.md ./
COPY server ./server
COPY pwa/pages ./pwa/pages
COPY --from=build /app/translations ./translations
COPY --from=build /app/server/reference/built ./server/reference/built
COPY --from=build /app/pwa/dist ./pwa/dist
RUN printf '#!/opt/payung/bin/python\nfrom server.cli import main\n\nmain()\n' > /usr/local/bin/payung \
 && chmod 0755 /usr/local/bin/payung && /opt/payung/bin/python -m compileall -q server

ENV PATH=/opt/payung/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 DATA_DIR=/data HOST=0.0.0.0 PORT=8000
USER payung
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["sh", "-c", "payung keys new --if-missing && payung migrate && payung demo && exec gunicorn --config server/gunicorn_conf.py server.wsgi:app"]
