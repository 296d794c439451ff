/** What the page tells people to type, in the project's folder: the same in every language. */
export const DEMO_COMMAND = 'npm run demo';
export const VERIFY_COMMAND = 'npm run -s assess -- verify demo/bundle.json';
export const EXPECT_OPTION = '--expect';
