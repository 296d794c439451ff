/** The words of the ways in. */
import type { DoorTexts } from '../door-texts.ts';

export const door: DoorTexts = {
  about: 'Assessment of skill-master studios',
  name: 'User name',
  password: 'Password',
  missing: {
    name: 'Please enter your user name.',
    password: 'Please enter your password.',
    code: 'Please enter the one-time code.',
    factor: 'Please enter a code of your app or a recovery code.',
    again: 'Please enter the new password once more.'
  },
  factor: {
    label: 'Code of your app, or a recovery code',
    hint: 'The six digits that your authenticator app shows. Without your phone, enter a recovery code.',
    passwordAgain: 'For safety the password was not kept. Please enter it again.'
  },
  kept: 'What you entered before is kept on this device; you can go on once you have signed in.',
  signIn: {
    heading: 'Sign in',
    submit: 'Sign in',
    codeQuestion: 'Here for the first time, or forgot your password?',
    codeLink: 'Set a password with a one-time code'
  },
  welcome: {
    heading: 'Set your password',
    intro:
      'For the first sign-in, or after a forgotten password: set a password of your own with the one-time code from the administrator.',
    code: 'One-time code',
    codeHint: 'It works once. If it has expired, ask the administrator for another.',
    next: 'New password',
    again: 'New password once more',
    differs: 'The two passwords differ. Please enter them again.',
    rules:
      '10 to 256 characters; not your user name, and nothing common such as 1234567890. A few unrelated words make a good one.',
    submit: 'Set the password and sign in',
    signInQuestion: 'You have a password already?',
    signInLink: 'Sign in'
  }
};
