/** The words of the ways in: sign-in, and the first one with a one-time code. */

export interface DoorTexts {
  /** what one is at the door of */
  about: string;
  name: string;
  password: string;
  missing: { name: string; password: string; code: string; factor: string; again: string };
  factor: { label: string; hint: string; passwordAgain: string };
  /** after the reason why a session ended */
  kept: string;
  signIn: { heading: string; submit: string; codeQuestion: string; codeLink: string };
  welcome: {
    heading: string;
    intro: string;
    code: string;
    codeHint: string;
    next: string;
    again: string;
    differs: string;
    rules: string;
    submit: string;
    signInQuestion: string;
    signInLink: string;
  };
}
