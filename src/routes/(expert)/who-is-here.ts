/** Who uses this device: as the server says; without a network, as it was when somebody signed in here. */
import { currentUser, setCurrentUser, type DeviceUser } from '#lib/offline/device-user.ts';

/** ms: then what the device knows is good enough */
const PATIENCE = 2_500;

export async function whoIsHere(): Promise<DeviceUser | 'nobody' | 'not-an-expert' | 'offline'> {
  const [known, answer] = await Promise.all([currentUser(), ask()]);
  if (answer === undefined) return known ?? 'offline';
  // A session that ended leaves the work here to the one who began it.
  if (answer === null) return known ?? 'nobody';
  if (answer.role !== 'expert') return 'not-an-expert';
  const { user, name, isSample } = answer;
  await setCurrentUser({ user, name, isSample });
  return { user, name, isSample };
}

/** undefined: nobody answered; null: nobody is signed in */
async function ask(): Promise<(DeviceUser & { role: string }) | null | undefined> {
  try {
    const response = await fetch('/api/me', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (response.status === 401) return null;
    return response.ok ? ((await response.json()) as DeviceUser & { role: string }) : undefined;
  } catch {
    return undefined;
  }
}
