// An OpenID Connect provider for tests: `node provider.mjs '{"port": …}'` says « ready » once it listens, and ends with
// its standard input. Whoever types a login there is that account. `keys` are the private keys that it signs with.
import Provider from "oidc-provider";

const { port, back, out, keys, signed } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const account = (sub) => ({ sub, name: `${sub} Ruiz`, email: `${sub}@centre.fr`, email_verified: true });

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "carte",
      client_secret: "un secret & 100%+ signes",
      redirect_uris: [back],
      post_logout_redirect_uris: [out],
      ...(signed ? { userinfo_signed_response_alg: "RS256" } : {}),
    },
  ],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  cookies: { keys: ["only for tests"] },
  features: { devInteractions: { enabled: true }, jwtUserinfo: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => account(id) }),
  jwks: { keys },
  pkce: { required: () => true },
});
provider.listen(port, "127.0.0.1", () => console.log("ready"));
process.stdin.on("end", () => process.exit()).resume();
