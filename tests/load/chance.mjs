// Chance for people who are played: the same in every run with the same seed.

/** Chance that is the same each time: a linear congruence. */
export function chance(seed) {
  let state = BigInt(seed) + 1442695040888963407n;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}
