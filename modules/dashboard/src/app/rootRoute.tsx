import { createRootRoute, redirect } from "@tanstack/react-router";
import { NotFound } from "./NotFound";
import { newAddress } from "./oldAddresses";
import { Shell } from "./Shell";

export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  beforeLoad: ({ location }) => {
    const address = newAddress(location.hash);
    if (address !== undefined) {
      const [to = "/", query] = address.split("?");
      throw redirect({
        to,
        search: Object.fromEntries(new URLSearchParams(query)),
        hash: "",
        replace: true,
      });
    }
  },
});
