/** The hatching of the last grade: slanted lines over its colour, so that it is told from the others without colour. */

const SIZE = 6;
const patterns = new Map<string, CanvasPattern>();

/** One pattern for a colour and its lines: it is asked for at every stroke of the brush. */
export function hatched(
  context: CanvasRenderingContext2D,
  colour: string,
  line: string
): CanvasPattern | string {
  const key = `${colour} ${line}`;
  const known = patterns.get(key);
  if (known) return known;
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const brush = tile.getContext('2d');
  if (!brush) return colour;
  brush.fillStyle = colour;
  brush.fillRect(0, 0, SIZE, SIZE);
  brush.strokeStyle = line;
  brush.globalAlpha = 0.75;
  brush.lineWidth = 1.4;
  brush.beginPath();
  // Three strokes, so that the tile goes on at its corners.
  for (const from of [-SIZE, 0, SIZE]) {
    brush.moveTo(from, SIZE);
    brush.lineTo(from + SIZE, 0);
  }
  brush.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  if (!pattern) return colour;
  patterns.set(key, pattern);
  return pattern;
}
