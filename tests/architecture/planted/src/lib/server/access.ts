// Planted: the table of who may what reads from the database, by a driver of its own.
import pg from 'pg';

export const planted: unknown = pg;
