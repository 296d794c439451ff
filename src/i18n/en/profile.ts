/** The words of the page of one's own account. */
import type { ProfileTexts } from '../profile-texts.ts';

export const profile: ProfileTexts = {
  heading: 'Settings',
  account: { heading: 'Account', name: 'User name', role: 'Role' },
  display: {
    heading: 'Display',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' }
  },
  password: {
    heading: 'Change password',
    current: 'Password of now',
    submit: 'Change password',
    done: 'The password is changed; all other devices are signed out.',
    missing: 'Please enter the password of now.'
  },
  factor: {
    heading: 'Two-step sign-in',
    on: 'On',
    off: 'Off',
    why: 'When it is on, sign-in asks for six digits from an authenticator app beside the password: who knows your password alone cannot get in.',
    prepare: 'Turn on two-step sign-in',
    scan: 'Scan this picture with the authenticator app on your phone, then enter the six digits that it shows.',
    picture: 'Binding code of two-step sign-in',
    secret: 'Without a camera, type this into the app',
    code: 'The six digits in the app',
    missing: 'Please enter the six digits in the app.',
    confirm: 'Confirm and turn on',
    drop: 'Turn off two-step sign-in',
    dropped: 'Two-step sign-in is off; sign-in asks for the password only.',
    dropWhat: 'The recovery codes become void, and sign-in asks for the password only.',
    password: 'Password of now',
    recovery: {
      heading: 'Two-step sign-in is on: keep the recovery codes',
      text: 'When your phone is lost or replaced, each of them signs you in once. They are shown here once only: print them or write them down, and keep them safe.',
      print: 'Print',
      done: 'They are kept safe',
      of: (name) => `Recovery codes for 匠评, account: ${name}`
    }
  },
  sessions: {
    heading: 'Where you are signed in',
    text: 'These devices are signed in to your account now. If you do not know one, sign it out and change your password.',
    here: 'this one',
    columns: { device: 'Device', address: 'Address', since: 'Signed in', seen: 'Last used' },
    unknownDevice: 'Unknown device',
    end: 'Sign out',
    endOf: (device, seen) => `Sign out ${device}, last used ${seen}`,
    ended: 'That device is signed out.',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere?',
    everywhereText:
      'This device too. Scores that were not sent yet stay on their devices and are sent after you sign in again.'
  }
};
