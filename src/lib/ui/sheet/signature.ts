/** A signature as the server takes it: what of a drawing is kept, and how much at most. Must not know the canvas. */

interface Point {
  x: number;
  y: number;
  time: number;
  pressure: number;
}

/** `png` in base64 */
export interface Signature {
  png: string;
  strokes: Point[][];
}

/** The limits of the server's own check. */
const MOST_STROKES = 200;
const MOST_POINTS = 2_000;
const LARGEST_PNG = 512 * 1024;

/** Only what a point is: the pen's colour and width are of the program, not of the hand. */
export const strokesOf = (groups: readonly { points: readonly Point[] }[]): Point[][] =>
  groups.map(({ points }) => points.map(({ x, y, time, pressure }) => ({ x, y, time, pressure })));

export const smaller = (points: readonly Point[], by: number): Point[] =>
  points.map((point) => ({ ...point, x: point.x * by, y: point.y * by }));

export const isTooLong = (strokes: readonly (readonly Point[])[], png: string): boolean =>
  strokes.length > MOST_STROKES ||
  strokes.some((stroke) => stroke.length > MOST_POINTS) ||
  (png.length / 4) * 3 > LARGEST_PNG;

/** 十字押: a cross in the middle of the frame. */
export function markStrokes(width: number, height: number): Point[][] {
  const [x, y, arm] = [width / 2, height / 2, Math.min(width, height) / 4];
  const at = (dx: number, dy: number, time: number): Point => ({ x: x + dx, y: y + dy, time, pressure: 0.5 });
  // The pen's curve leaves out what lies beyond the last point but one.
  const along = [-1, -0.6, -0.2, 0.2, 0.6, 1, 1.2];
  return [
    along.map((part, index) => at(part * arm, 0, index * 20)),
    along.map((part, index) => at(0, part * arm, 200 + index * 20))
  ];
}
