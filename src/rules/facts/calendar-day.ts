import * as z from 'zod';

/** A day of the centuries that the calendar's arithmetic and the messages are about. */
export const calendarDay = z.iso.date().refine((iso) => iso >= '1900-01-01' && iso <= '2200-12-31');
