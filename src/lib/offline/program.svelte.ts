/** The program itself on this device: kept by the service worker, renewed when a person says so. Browser only. */

export class Program {
  /** a newer version is on the device and waits to be taken */
  hasNewVersion = $state(false);
  #waiting: ServiceWorker | undefined;

  /** Without a service worker all works, but for opening without a network. */
  async keep(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const type = import.meta.env.DEV ? 'module' : 'classic';
    const registration = await navigator.serviceWorker
      .register('/service-worker.js', { type })
      .catch(() => undefined);
    if (!registration) return;
    this.#see(registration);
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => this.#see(registration));
    });
    // A tablet stays open for days.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    });
  }

  /** What was typed is in the device's database: the page may begin anew. */
  takeNewVersion(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#waiting?.postMessage('take-over');
  }

  #see({ waiting }: ServiceWorkerRegistration): void {
    // The first one ever replaces nothing.
    if (!waiting || !navigator.serviceWorker.controller) return;
    this.#waiting = waiting;
    this.hasNewVersion = true;
  }
}
