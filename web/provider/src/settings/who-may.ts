import { may, type Permission, PROVIDER_ROLES } from '@onaltu/domain/permissions';
import { useI18n } from 'vue-i18n';

/** Whose act it is, in words: who asks for it knows whom to ask. */
export function useWhoMay() {
  const { t } = useI18n();
  const whoMay = (...permissions: readonly Permission[]): string =>
    PROVIDER_ROLES.filter((role) => permissions.some((permission) => may([role], permission)))
      .map((role) => t(`role.${role}`))
      .join(', ');
  return { whoMay };
}
