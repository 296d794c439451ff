/** The words of the page on districts and supervising bodies. */

export interface AdminAuthoritiesTexts {
  heading: string;
  intro: string;
  kinds: { readonly [K in 'district' | 'supervising-body']: string };
  columns: { name: string; kind: string; units: string; studios: string; users: string; rename: string };
  total: string;
  none: { heading: string; text: string };
  add: {
    heading: string;
    name: string;
    nameHint: string;
    kind: string;
    submit: string;
    done(name: string): string;
  };
  rename: {
    heading(name: string): string;
    link: string;
    linkOf(name: string): string;
    text: string;
    name: string;
    reason: string;
    reasonHint: string;
    submit: string;
    cancel: string;
    done: string;
  };
}
