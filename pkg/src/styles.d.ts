/** The style sheet of the element; made by the build. */
export const SHEET: string;
