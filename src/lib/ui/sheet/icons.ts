/** The icons of the sheet, drawn on a field of 20 × 20 with one stroke. Few enough to be cheaper than a library. */
export const ICONS = {
  off: 'M3 3l14 14M5.5 8.5a7 7 0 0 1 2-1.3M2.8 6a11 11 0 0 1 3-1.9M10 5.5a9 9 0 0 1 7.2.5M12 8.7c1 .3 1.8.7 2.5 1.3M7.8 11.8a4 4 0 0 1 2.2-.8M10 15v.1',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10M15 5L5 15',
  half: 'M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M11.6 4.2v11.6M13.4 5.2v9.6M15.2 7v6',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  camera: 'M2.5 6.5h3.3L7.3 4h5.4l1.5 2.5h3.3v9.5h-15zM10 8.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6',
  note: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  clip: 'M14 6.5l-6 6a1.8 1.8 0 0 0 2.5 2.5l6-6a3.5 3.5 0 0 0-5-5l-6.2 6.2a5.2 5.2 0 0 0 7.4 7.3l3.3-3.3',
  back: 'M12.5 4l-6 6 6 6',
  next: 'M7.5 4l6 6-6 6',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z',
  clock: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 5.8V10l3 2',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  undo: 'M7.5 4L3.5 8l4 4M3.5 8h8a5 5 0 0 1 0 10H8',
  pin: 'M10 17.5s5.5-5 5.5-9.3a5.5 5.5 0 1 0-11 0c0 4.3 5.5 9.3 5.5 9.3zM10 6.3a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8',
  fact: 'M10 2.5l6 2.2v5c0 3.6-2.5 6.3-6 7.8-3.5-1.5-6-4.2-6-7.8v-5zM7.2 10l2 2 3.6-4.2',
  send: 'M10 16V5M5.5 9L10 4.5 14.5 9M4 17.5h12',
  alert: 'M10 3.5L17.5 16.5h-15zM10 8.5v3.8M10 14.3v.1',
  two: 'M3 6h9v9H3zM8 6V3h9v9h-5',
  bin: 'M4 6h12M8 6V3.5h4V6M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5'
} as const;

export type IconName = keyof typeof ICONS;
