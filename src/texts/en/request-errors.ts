// English for zh-CN/request-errors.ts.
export const requestErrors = {
  // fields of a request
  invalid: 'This field cannot be used as it is; please check it.',
  type_wrong: 'Wrong type; expected {expected}.',
  choice_unknown: 'Not one of the choices: {allowed}.',
  unknown_key: 'There is no such field; leave it out.',
  too_long: 'Too long; at most {maximum} characters.',
  too_big: 'Too large; at most {maximum}.',
  too_small: 'Too small; at least {minimum}.',
  control_character: 'Contains invisible control characters; remove them.',
  instant_invalid: 'Not a time; write 2026-05-27 or 2026-05-27T09:00:00+08:00.',
  in_the_future: 'Cannot be later than now: only what has happened is recorded.',
  too_long_ago: 'Cannot be before {from}: there is no calendar for earlier days.',
  not_whole_between: 'Must be a whole number from {min} to {max}.',
  cursor_invalid: 'This page mark no longer works; start from the first page.',
  json_malformed: 'Not valid JSON from line {line}, column {column} on.',
  etag_shape: 'If-Match must be a version such as "3", or *.',
  idempotency_key_shape: 'Idempotency-Key must be 1 to 200 visible ASCII characters.',
  idempotency_key_reused: 'The key {key} was used for another request; take a new one.',
  no_such_path: 'There is no {path}; see the API reference.',
  page_not_found: 'There is no such page.',
  token_required: 'A valid API token is needed (Authorization: Bearer …).',
  sign_in_needed: 'Please sign in first.',
  // calendars
  pause_before_start: 'A pause cannot begin before the starting day {start}.',
  pauses_counting_back: 'Counting back takes no pauses.',
  pauses_shape: 'Write pauses as 2026-05-15..2026-05-18, several with commas, none ending before it begins.',
  range_too_long: 'At most {max} days at once.',
  no_notice_yet: 'No holiday notice had been published by {knownOn}.',
  revisions_not_sorted: 'Revisions must stand in order of publication.',
  // projects and cases
  predecessors_not_done: 'Cannot be filed yet: {en} had not ended by {on}.',
  successors_begun:
    'Cannot be mended so: {successors} were filed on the strength of it; deal with those first.',
  not_recorded_by_hand: '"{type}" is recorded by the program itself when its day comes.',
  agent_unknown: 'There is no active agent account "{agent}".',
  region_outside_template: 'The template applies only within {scope}.',
  region_outside_own: 'Choose a region within {region}.',
  template_not_active: 'This template cannot be used for new projects now ({status}).',
  // templates
  duplicate_code: 'The code {code} is also at {first}.',
  duplicate_entry: '"{value}" stands there twice.',
  duplicate_order: 'The order {order} is also at {first}.',
  // people
  username_shape:
    'A username has 3 to 32 lower-case letters, digits or . _ - and begins with a letter or digit.',
  password_too_long: 'The password is too long; at most {max} characters.',
  passwords_differ: 'The two passwords differ.',
  date_outside: 'The date must lie between {from} and {to}.',
  own_account_stays: 'You cannot disable your own account.',
  // start-up
  departments_invalid: 'The file of departments is wrong.',
  demo_account_unknown: 'The sample has no account {username}.',
  demo_half_loaded: 'Loading the sample was cut off before. Delete the data directory and start again.',
  demo_needs_empty: 'This data directory holds real data; set another DATA_DIR for the sample.',
  demo_data_here: 'This data directory holds the sample; set another DATA_DIR for real work.',
};
