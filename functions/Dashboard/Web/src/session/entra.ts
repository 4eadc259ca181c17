import { PublicClientApplication } from '@azure/msal-browser';
import { api, dataOf, type Shapes } from '../api/client';
import type { Reader } from './session';

/** Signs in with Entra ID: authorization code with PKCE, in a window of its own. */
export async function signIn({ authority, clientId, scope }: Shapes['EntraResponse']): Promise<Reader> {
  const application = new PublicClientApplication({
    auth: { authority, clientId, redirectUri: `${location.origin}/` },
    cache: { cacheLocation: 'sessionStorage' },
  });
  await application.initialize();
  const { accessToken } = await application.acquireTokenPopup({ scopes: [scope] });
  const { partner, roles } = await dataOf(api.GET('/api/v1/me', { headers: { Authorization: `Bearer ${accessToken}` } }));
  return { partner, roles, token: accessToken };
}
