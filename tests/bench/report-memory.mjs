// Preloaded into a measured process: prints its peak memory at the end.
process.on('exit', () => process.stderr.write(`peak-kilobytes ${process.resourceUsage().maxRSS}\n`));
