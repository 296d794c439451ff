/** The texts of services' inputs, each with its most characters: an index takes no more, and no reader would. */
import { filledText, plainText } from '#lib/domain/schema-kit.ts';

/** An id, of our making or a device's. */
export const reference = plainText.max(200);
/** A name or a title. */
export const label = filledText.max(200);
/** A reason, a note, a letter. */
export const prose = filledText.max(5_000);
export const optionalProse = plainText.max(5_000);
