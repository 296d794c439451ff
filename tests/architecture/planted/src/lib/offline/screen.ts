/** A planted violation: what is kept on a device must not know a component. */
import '../ui/reaches-the-store.ts';
