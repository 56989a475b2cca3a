import { closeSync, openSync, writeSync } from 'node:fs';
import { encodeQR } from 'qr';

const width = 640;
const height = 480;
const framesASecond = 10;

/**
 * Writes a film that Chromium takes for its camera (`--use-file-for-fake-video-capture`), which it plays again and
 * again: each text as a QR code on paper for a second, then bare paper for half of one. YUV4MPEG2, 4:2:0.
 */
export function writeFilm(path: string, texts: readonly string[]): void {
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesASecond}:1 Ip A1:1 C420jpeg\n`);
  const show = (picture: Uint8Array, frames: number) => {
    for (let n = 0; n < frames; n += 1) {
      writeSync(file, 'FRAME\n');
      writeSync(file, picture);
    }
  };
  for (const text of texts) {
    show(draw(text), framesASecond);
    show(draw(null), framesASecond / 2);
  }
  closeSync(file);
}

/** One frame: brightness, then two planes of no colour at a quarter of the size. */
function draw(text: string | null): Uint8Array {
  const frame = new Uint8Array((width * height * 3) / 2).fill(128, width * height);
  frame.fill(225, 0, width * height);
  if (text === null) return frame;
  const modules = encodeQR(text, 'raw', { border: 4 });
  const size = Math.floor(height / modules.length);
  const left = Math.floor((width - size * modules.length) / 2);
  const top = Math.floor((height - size * modules.length) / 2);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let line = 0; line < size; line += 1) {
        const start = (top + y * size + line) * width + left + x * size;
        frame.fill(30, start, start + size);
      }
    });
  });
  return frame;
}
