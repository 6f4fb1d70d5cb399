export const ADD_WAYS = ["register", "uri", "text"] as const;
