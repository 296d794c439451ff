/** The words of the page on the audit chain. */

export interface AdminAuditTexts {
  heading: string;
  intro: string;
  search: {
    act: string;
    actor: string;
    actorHint: string;
    kind: string;
    object: string;
    objectHint: string;
    from: string;
    to: string;
    all: string;
    apply: string;
    clear: string;
    unknownActor(name: string): string;
  };
  columns: { number: string; time: string; actor: string; act: string; objects: string; detail: string };
  caption(count: number): string;
  operator(name: string): string;
  public: string;
  gone(id: string): string;
  more(count: number): string;
  hash: string;
  /** of what stands beside an act, as `reason` */
  detail(key: string): string;
  /** a word of the chain's own, as `not-asked`; anything else as it is */
  told(value: string): string;
  value: { yes: string; no: string; none: string };
  none: { heading: string; text: string };
  older: string;
  newest: string;
  export: string;
  exportText: string;
  check: {
    heading: string;
    text: string;
    proves: readonly string[];
    submit: string;
    busy: string;
    good(rows: number, objects: number): string;
    anchors(count: number): string;
    noAnchors: string;
    head: string;
    number: string;
    at: string;
    bad(count: number): string;
    badText: string;
    more(count: number): string;
  };
}
