export const VALID_NAME = /^[a-zA-Z0-9_-]{1,255}$/;
