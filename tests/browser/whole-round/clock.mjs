/** Loaded before the served program: it is as many days later as JIANGPING_TEST_DAYS says, for a notice to be over. */
const shift = Number(process.env.JIANGPING_TEST_DAYS ?? 0) * 24 * 3_600_000;
const Plain = Date;
const now = () => Plain.now() + shift;

globalThis.Date = new Proxy(Plain, {
  construct: (target, given, wanted) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, wanted),
  apply: () => new Plain(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name))
});
