/** At most this many UTF-16 units in one idea; longer input is refused in plain words, not cut. */
export const maxIdeaLength = 20_000;
