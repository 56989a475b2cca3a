import { foldKey } from '../text/fold-key.ts';

/** Whether a host or a handle is that of a government, a union or a local: nobody's own. */
export function isCollective(name: string): boolean {
  const key = foldKey(name);
  return government.test(key) || union.test(key);
}

const government =
  /(?:^|\.)(?:canada|quebec|ontario|gov\.[a-z]{2}|[a-z]{2}\.gov)\.(?:ca|com)$|\.gc\.ca$|\.gouv\.qc\.ca$|^(?:canada|quebec|ontario)\.ca$/;
const union =
  /(?:^|[^a-z])(?:the|la|le|my|our|mon|notre|nos|votre)?(?:psac|afpc|pipsc|ipfpc|cupe|scfp|csn|ftq|csq|csd|fiq|apts|sfpq|spgq|unifor|nupge|opseu|bcgeu|teamsters|usw|clc|ctc|cape|acep|fae|local\d{2,6}|section\d{2,6}|syndicat|union|solidarity|solidarite)(?=[^a-z]|$)|(?:^|[^a-z])l[ae](?:csn|ftq|csq|fiq|apts|fae)(?=[^a-z]|$)/;
