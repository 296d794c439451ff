/** Photographs as a camera makes them: real JPEG with EXIF, among it the place; and what of that a file still has. */
import type { Page } from '@playwright/test';

/** Degrees, minutes, seconds: a place that must never leave the device. */
const LATITUDE = [43, 49, 30];
export const CAMERA = 'JIANGPING TEST CAMERA';

/** Drawn in the browser, with the camera's name, its orientation (6: a quarter turn) and the place in EXIF. */
export async function photograph(page: Page, width: number, height: number): Promise<Buffer> {
  const drawn = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const context = canvas.getContext('2d')!;
      for (let at = 0; at < wide; at += 40) {
        context.fillStyle = `hsl(${(at * 7) % 360} 60% 50%)`;
        context.fillRect(at, 0, 40, high);
      }
      return canvas.toDataURL('image/jpeg', 0.9);
    },
    [width, height] as const
  );
  const plain = Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)]);
}

/** The APP1 segment: TIFF, little-endian; IFD0 with camera, orientation and the pointer to the IFD of the place. */
function exif(): Buffer {
  const camera = Buffer.from(`${CAMERA}\0`, 'latin1');
  const [count, first] = [3, 8];
  const afterFirst = first + 2 + count * 12 + 4;
  const place = afterFirst + camera.length + (camera.length % 2);
  const rationals = place + 2 + 2 * 12 + 4;
  const tiff = Buffer.alloc(rationals + 24);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(first, 4);
  const field = (at: number, tag: number, type: number, size: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(size, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(count, first);
  field(first + 2, 0x0110, 2, camera.length, afterFirst);
  field(first + 14, 0x0112, 3, 1, 6);
  field(first + 26, 0x8825, 4, 1, place);
  camera.copy(tiff, afterFirst);
  tiff.writeUInt16LE(2, place);
  field(place + 2, 0x0001, 2, 2, 'N'.charCodeAt(0));
  field(place + 14, 0x0002, 5, 3, rationals);
  LATITUDE.forEach((part, index) => {
    tiff.writeUInt32LE(part, rationals + index * 8);
    tiff.writeUInt32LE(1, rationals + index * 8 + 4);
  });
  const head = Buffer.from('ffe10000457869660000', 'hex');
  head.writeUInt16BE(tiff.length + 8, 2);
  return Buffer.concat([head, tiff]);
}

export interface Jpeg {
  width: number;
  height: number;
  /** the markers before the picture: 0xe1 is EXIF */
  segments: number[];
}

export function readJpeg(bytes: Uint8Array): Jpeg {
  const file = Buffer.from(bytes);
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('no JPEG');
  const found: Jpeg = { width: 0, height: 0, segments: [] };
  for (let at = 2; at < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file.readUInt8(at + 1);
    if (marker === 0xda) break;
    found.segments.push(marker);
    if (marker >= 0xc0 && marker <= 0xc2) {
      found.height = file.readUInt16BE(at + 5);
      found.width = file.readUInt16BE(at + 7);
    }
  }
  return found;
}
