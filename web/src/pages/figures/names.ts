import { useDepartments } from '../../pickers/departments.ts';
import { useIndustries, useRegions } from '../../pickers/reference.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { useCriteria } from '../hazard/criteria.ts';

/** The name of a value of a facet, as people say it; its code until the lists are here. */
export function useNames(): (facet: string, value: string) => string {
  const t = useTexts();
  const { language } = useLanguage();
  const regions = useRegions();
  const industries = useIndustries();
  const departments = useDepartments();
  const criteria = useCriteria();
  return (facet, value) => {
    if (value === '') return t('figures.unknown');
    switch (facet) {
      case 'region':
        return regions?.regions.find(value)?.name ?? value;
      case 'industry':
        return industries?.industries.find(value)?.name ?? value;
      case 'department':
        return departments.find(({ id }) => id === value)?.name ?? value;
      case 'criterion': {
        const criterion = criteria?.criterionById(value);
        return (language === 'zh' ? criterion?.title : criterion?.titleEn) ?? value;
      }
      case 'channel':
        return t(`hazard.channel.${value}`);
      case 'accidentType':
        return t(`hazard.accident-type.${value}`);
      case 'rootCause':
        return t(`hazard.root-cause.${value}`);
      case 'defence':
        return t(`hazard.defence.${value}`);
      default:
        return value;
    }
  };
}
