import { useDictionary } from './use-dictionary';

/** The provider's problem groups in its order. */
export function useProblemGroups() {
  const { entries: groups, nameOf: groupName } = useDictionary('PROBLEM_GROUP');
  return { groups, groupName };
}
