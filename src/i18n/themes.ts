/** How a page may look: as the device says, or as was chosen. */
export type Theme = 'system' | 'light' | 'dark';
