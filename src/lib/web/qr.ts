/** A text as a QR code for an SVG: one path of unit squares, since styles and data images are not allowed in our pages. */
import { encode } from 'uqr';

export interface QrPath {
  /** of the view box, with the quiet zone that cameras need */
  size: number;
  d: string;
}

/** modules of white around the code, as the standard asks */
const QUIET_ZONE = 4;

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const d = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size, d };
}
