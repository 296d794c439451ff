// Planted: a method brings a library into the expert's sheet.
import { z } from 'zod';

export const planted = z.string();
