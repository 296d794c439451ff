/** What a scene is: a page in one state, how to come there, and in which looks it is drawn. */
import type { BrowserContext, Page } from '@playwright/test';
import type { House, Name } from './stage.ts';
import type { StoreName } from './stores.ts';

export interface Set {
  page: Page;
  context: BrowserContext;
  house: House;
}

export interface Scene {
  /** of its file */
  name: string;
  /** under its pictures */
  title: string;
  /** default: the city in the middle of its work */
  store?: StoreName;
  /** default: nobody is signed in */
  who?: Name;
  open: (set: Set) => Promise<void>;
  /** brings the same state once more, in another language; default: the page is drawn anew */
  again?: (set: Set) => Promise<void>;
  /** what is to be in the middle, whatever the size */
  at?: string;
  /** the whole length of the page too */
  isWhole?: true;
  isEnglishToo?: true;
  /** at 200 % of a desk's screen too */
  isZoomedToo?: true;
  /** what the store, the browser or the weather must be given back */
  after?: (set: Set) => Promise<void>;
}

export interface Group {
  name: string;
  title: string;
  /** its pictures are of whole pages, many screens long */
  isTall?: true;
  scenes: readonly Scene[];
}

export const goTo =
  (path: string) =>
  async ({ page }: Set): Promise<void> => {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.locator('h1, h2').first().waitFor();
  };
