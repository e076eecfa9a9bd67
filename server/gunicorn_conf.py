"""How gunicorn serves Payung: two workers of eight threads, no access log (paths hold keys), no control socket."""

import os

from server.config import Config

_config = Config.from_environment()

bind = f"[{_config.host}]:{_config.port}" if ":" in _config.host else f"{_config.host}:{_config.port}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
accesslog = None  # our own log lines carry no path, see server/web/logs.py
loglevel = "warning"
control_socket_disable = True  # gunicorn 27 would open one in $HOME
timeout = 60
graceful_timeout = 20
keepalive = 15
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (heartbeats, not data)
