/** What the result page tells people to type: the same in every language. */

/** as a round's result is called where it was downloaded */
export const BUNDLE_FILE = 'bundle.json';
export const VERIFY_COMMAND = `npm run -s assess -- verify ${BUNDLE_FILE}`;
export const EXPECT_OPTION = '--expect';
