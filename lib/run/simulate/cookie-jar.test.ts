import { expect, it } from "vitest";
import { CookieJar } from "./cookie-jar.ts";

it("keeps what is set, with signs of equality in it, and sends it back", () => {
  const jar = new CookieJar();
  jar.keep(["csrf=a%7Cb; Path=/; HttpOnly", "__Secure-next-auth.session-token=x.y==; Secure"]);
  expect(jar.header()).toBe("csrf=a%7Cb; __Secure-next-auth.session-token=x.y==");
  expect(jar.has("next-auth.session-token")).toBe(true);
});

it("drops what is emptied and replaces what is set again", () => {
  const jar = new CookieJar();
  jar.keep(["a=1", "b=2"]);
  jar.keep(["a=; Max-Age=0", "b=3"]);
  expect(jar.header()).toBe("b=3");
});
