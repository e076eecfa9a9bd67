/** The photo beside the data: nearer with +, further with -, turned with r, moved by dragging, scrolling or arrows. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { pgettext } from "../i18n";
import { readPhoto } from "./api";
import { now } from "./clock";
import { Icon } from "./icons";
import { useKeys } from "./keys";
import { fit, moved, turned, WHOLE, zoomed, type Size, type View } from "./photo_view";
import type { Case, Photo } from "./shapes";
import { momentWords } from "./time";
import { refusalWords } from "./words";

const STEP = 1.4;
const PUSH = 60;

function kindWords(kind: string): string {
  if (kind === "ktp") return pgettext("layanan→petugas", "Foto KTP");
  if (kind === "work") return pgettext("layanan→petugas", "Foto tempat kerja");
  return kind;
}

/** Why there is nothing to see, in a sentence. */
function nothingWords(found: Case): string {
  if (found.masked && found.photos.length > 0) {
    return pgettext("layanan→petugas", "Foto hanya terbuka bagi petugas yang memegang berkas ini.");
  }
  if (found.photos_expected.length > 0) {
    return pgettext("layanan→petugas", "Pekerja akan mengirim foto, tetapi foto itu belum sampai.");
  }
  return pgettext("layanan→petugas", "Pekerja tidak mengirim foto. Foto tidak wajib.");
}

export function PhotoPane({ found }: { found: Case }) {
  const [kind, setKind] = useState<string | null>(null);
  const photo = found.masked ? undefined : (found.photos.find((one) => one.kind === kind) ?? found.photos[0]);
  return (
    <section class="pane photo-pane" aria-label={pgettext("layanan→petugas", "Foto")}>
      {found.photos.length > 1 && photo ? (
        <div class="photo-kinds" role="group" aria-label={pgettext("layanan→petugas", "Pilih foto")}>
          {found.photos.map((one) => (
            <button type="button" class="small" aria-pressed={one.kind === photo.kind} onClick={() => setKind(one.kind)}>
              {kindWords(one.kind)}
            </button>
          ))}
        </div>
      ) : null}
      {photo ? <PhotoFrame key={photo.url} photo={photo} /> : <p class="photo-none">{nothingWords(found)}</p>}
    </section>
  );
}

function PhotoFrame({ photo }: { photo: Photo }) {
  const [url, setUrl] = useState("");
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    let made = "";
    setProblem("");
    readPhoto(photo.url).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      (why) => {
        if (!gone) setProblem(refusalWords(why));
      },
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [photo.url, attempt]);

  if (problem) {
    return (
      <div class="photo-none">
        <p role="alert">{problem}</p>
        <button type="button" class="button quiet" onClick={() => setAttempt(attempt + 1)}>
          {pgettext("layanan→petugas", "Ambil foto lagi")}
        </button>
      </div>
    );
  }
  if (!url) return <p class="photo-none">{pgettext("layanan→petugas", "Foto sedang dibuka …")}</p>;
  return <PhotoViewer url={url} photo={photo} />;
}

function PhotoViewer({ url, photo }: { url: string; photo: Photo }) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>(WHOLE);
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [size, setSize] = useState<Size>({ width: photo.width, height: photo.height });
  const dragging = useRef<{ x: number; y: number } | null>(null);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const nearer = () => setView((old) => zoomed(old, STEP, size, room));
  const further = () => setView((old) => zoomed(old, 1 / STEP, size, room));
  const turn = () => setView(turned);
  const whole = () => setView((old) => ({ ...WHOLE, turn: old.turn }));
  const push = (x: number, y: number) => setView((old) => moved(old, x, y, size, room));

  useKeys("panel", { "+": nearer, "=": nearer, "-": further, r: turn, "0": whole });

  function arrows(event: KeyboardEvent) {
    const pushes: Record<string, [number, number]> = {
      ArrowLeft: [PUSH, 0],
      ArrowRight: [-PUSH, 0],
      ArrowUp: [0, PUSH],
      ArrowDown: [0, -PUSH],
    };
    const wanted = pushes[event.key];
    if (!wanted || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    push(...wanted);
  }

  function wheel(event: WheelEvent) {
    if (event.ctrlKey) {
      event.preventDefault();
      event.deltaY < 0 ? nearer() : further();
    } else if (view.zoom > 1) {
      event.preventDefault();
      push(-event.deltaX, -event.deltaY);
    }
  }

  function down(event: PointerEvent) {
    if (event.button !== 0 || view.zoom === 1) return;
    dragging.current = { x: event.clientX, y: event.clientY };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent) {
    const from = dragging.current;
    if (!from) return;
    push(event.clientX - from.x, event.clientY - from.y);
    dragging.current = { x: event.clientX, y: event.clientY };
  }

  const scale = fit(size, room, view.turn) * view.zoom;
  const transform = `translate(-50%, -50%) translate(${view.x}px, ${view.y}px) rotate(${view.turn * 90}deg) scale(${scale})`;
  const words = kindWords(photo.kind);
  return (
    <>
      <div
        ref={frame}
        class={view.zoom > 1 ? "photo-frame near" : "photo-frame"}
        tabIndex={0}
        role="group"
        aria-label={pgettext("layanan→petugas", "%(kind)s. Tombol + dan - untuk memperbesar, r untuk memutar.", { kind: words })}
        onKeyDown={arrows}
        onWheel={wheel}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => (dragging.current = null)}
        onPointerCancel={() => (dragging.current = null)}
        onDblClick={() => (view.zoom > 1 ? whole() : setView((old) => zoomed(old, STEP * STEP, size, room)))}
      >
        <img
          src={url}
          alt={words}
          width={size.width}
          height={size.height}
          draggable={false}
          style={{ transform }}
          onLoad={(event) => setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
        />
      </div>
      <div class="photo-bar">
        <button type="button" class="small" onClick={further} aria-disabled={view.zoom === 1}>
          <Icon name="less" />
          <span>{pgettext("layanan→petugas", "Perkecil")}</span>
        </button>
        <button type="button" class="small" onClick={nearer}>
          <Icon name="more" />
          <span>{pgettext("layanan→petugas", "Perbesar")}</span>
        </button>
        <button type="button" class="small" onClick={turn}>
          <Icon name="turn" />
          <span>{pgettext("layanan→petugas", "Putar")}</span>
        </button>
        <button type="button" class="small" onClick={whole} aria-disabled={view.zoom === 1}>
          <Icon name="fit" />
          <span>{pgettext("layanan→petugas", "Utuh")}</span>
        </button>
        <span class="hint">
          {pgettext("layanan→petugas", "%(kind)s, diterima %(moment)s", {
            kind: words,
            moment: momentWords(photo.received_at, now.value),
          })}
        </span>
      </div>
    </>
  );
}
