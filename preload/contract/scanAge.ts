/** How long ago a scan may have been heard that the page offers, ms: later than a day nobody takes it for one of now. */
export const LONGEST_AGO_MS = 86_400_000;
