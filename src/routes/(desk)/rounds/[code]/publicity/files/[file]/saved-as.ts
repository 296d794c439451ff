/** What a stranger's file is saved as: by what it is, whatever it was called, so that a double click opens nothing else. Pure. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'application/pdf': ['.pdf']
};

export function savedAs(fileName: string, mediaType: string): string {
  const endings = ENDINGS[mediaType] ?? ['.bin'];
  const isRight = endings.some((ending) => fileName.toLowerCase().endsWith(ending));
  return isRight ? fileName : `${fileName}${endings[0] ?? ''}`;
}
