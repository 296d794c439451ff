/** The sample's photographs and signatures: drawn, so that nobody takes them for real ones. */
import { seeded } from '../../src/cli/sample/random.ts';
import { picture, png, rectangle, type Colour } from './png.ts';

const WALL: Colour = [222, 214, 198];
const FLOOR: Colour = [150, 140, 126];
const FRAME: Colour = [120, 92, 60];
const PAPERS: readonly Colour[] = [
  [244, 238, 222],
  [232, 240, 238],
  [246, 232, 226]
];

/** A wall with framed papers and a bench: another one for each number. */
export function photograph(number: number): Buffer {
  const random = seeded(number);
  const drawn = picture(640, 480, WALL);
  rectangle(drawn, [0, 360, 640, 480], FLOOR);
  for (let place = 0; place < 3; place++) {
    const [left, top] = [40 + place * 200, 60 + random() * 60];
    const [right, bottom] = [left + 150, top + 120 + random() * 60];
    rectangle(drawn, [left, top, right, bottom], FRAME);
    rectangle(drawn, [left + 8, top + 8, right - 8, bottom - 8], PAPERS[place] ?? WALL);
    for (let line = top + 28; line < bottom - 20; line += 16) {
      rectangle(drawn, [left + 20, line, left + 60 + random() * 70, line + 4], FRAME);
    }
  }
  rectangle(drawn, [60, 330, 420 + random() * 160, 372], [92, 104, 112]);
  return png(drawn);
}

export interface Signature {
  /** base64 */
  png: string;
  strokes: { x: number; y: number; time: number }[][];
}

/** A few strokes that no hand has drawn. */
export function signature(number: number): Signature {
  const random = seeded(1000 + number);
  const drawn = picture(360, 120, [255, 255, 255]);
  const strokes = Array.from({ length: 3 }, (_, stroke) => {
    let y = 40 + random() * 40;
    return Array.from({ length: 40 }, (_, step) => {
      y = Math.max(15, Math.min(105, y + (random() - 0.5) * 16));
      const x = 30 + stroke * 100 + step * 2;
      rectangle(drawn, [x, y, x + 3, y + 3], [30, 30, 40]);
      return { x, y: Math.round(y), time: stroke * 700 + step * 12 };
    });
  });
  return { png: png(drawn).toString('base64'), strokes };
}
