import { z } from "zod";

// The content security policy allows no code made of text; imported first, as schemas decide when they are made.
z.config({ jitless: true });
