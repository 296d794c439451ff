// The yardstick of a whole command: reads the file and parses it, nothing else.
import { readFileSync } from 'node:fs';
JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
