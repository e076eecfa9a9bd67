/**
 * A photo made small on the phone before it is kept: long edge at most 1,600 pixels, JPEG of at most 150 KB, drawn anew
 * from its pixels so that no place or time tag of the camera is left in it.
 */

export const LONG_EDGE = 1600;
export const MOST_BYTES = 150 * 1024;

/** The phone could not read this picture; the person is told, and goes on without it. */
export class Unreadable extends Error {}

export async function shrink(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(file);
  try {
    const source = await decode(file, address);
    let edge = LONG_EDGE;
    for (;;) {
      const canvas = draw(source, edge);
      for (const quality of [0.82, 0.7, 0.58, 0.46, 0.36]) {
        const bytes = await encode(canvas, quality);
        if (bytes.length <= MOST_BYTES) return bytes;
      }
      edge = Math.round(edge * 0.8);
      if (edge < 400) throw new Unreadable();
    }
  } finally {
    URL.revokeObjectURL(address);
  }
}

type Picture = ImageBitmap | HTMLImageElement;
const sizeOf = (picture: Picture): [number, number] =>
  picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];

/** Decoded small where the browser can, so that 12 megapixels do not fill the memory of a cheap phone. */
async function decode(file: Blob, address: string): Promise<Picture> {
  const image = new Image();
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Unreadable());
  });
  image.src = address;
  await loaded;
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  if (!width || !height) throw new Unreadable();
  if (Math.max(width, height) > LONG_EDGE && typeof createImageBitmap === "function") {
    try {
      const size = width >= height ? { resizeWidth: LONG_EDGE } : { resizeHeight: LONG_EDGE };
      const small = await createImageBitmap(file, { ...size, resizeQuality: "high", imageOrientation: "from-image" });
      // Some browsers forget to turn the picture: then the plain way is the right one.
      if (small.width >= small.height === width >= height) return small;
      small.close();
    } catch {
      // An old browser without these options: the plain way below.
    }
  }
  return image;
}

function draw(source: Picture, edge: number): HTMLCanvasElement {
  const [width, height] = sizeOf(source);
  const scale = Math.min(1, edge / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Unreadable();
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (!blob) return reject(new Unreadable());
        new Response(blob).arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
      },
      "image/jpeg",
      quality,
    );
  });
