# Avro's binary form to JSON and back, for a kcat that was built without Avro. Bytes are lists of
# numbers from 0 to 255.
#
#   bytes | decode($schema)     JSON of one Avro value; knows no double, float, bytes or fixed
#   json  | encode($schema)     the bytes of one Avro value; fields that are left out have their defaults

def utf8_decode:
  reduce .[] as $byte ([];
    if $byte < 128 then . + [$byte]
    elif $byte < 192 then .[-1] = .[-1] * 64 + $byte - 128
    elif $byte < 224 then . + [$byte - 192]
    elif $byte < 240 then . + [$byte - 224]
    else . + [$byte - 240] end)
  | implode;

def utf8_encode:
  def further($n): if $n == 0 then [] else (. / 64 | floor | further($n - 1)) + [. % 64 + 128] end;
  [explode[]
    | if . < 128 then [.]
      elif . < 2048 then [(. / 64 | floor) + 192] + further(1)
      elif . < 65536 then [(. / 4096 | floor) + 224] + further(2)
      else [(. / 262144 | floor) + 240] + further(3) end]
  | add // [];

def simple_name: split(".") | last;

# The named types of a schema, which it describes once and names afterwards.
def named_types:
  [.. | objects | select(has("name") and (has("fields") or has("symbols"))) | {(.name | simple_name): .}]
  | add // {};

def resolve($types): if type == "string" then $types[simple_name] // . else . end;

def kind: if type == "array" then "union" elif type == "object" then .type else . end;

# --- Reading: {bytes, at} becomes {bytes, at, value}, with `at` behind what was read. -------------

def read_long:
  def go($sum; $unit):
    .bytes[.at] as $byte
    | .at += 1
    | if $byte > 127 then go($sum + ($byte - 128) * $unit; $unit * 128)
      else ($sum + $byte * $unit) as $zigzag
        | .value = (if $zigzag % 2 == 0 then $zigzag / 2 else -($zigzag + 1) / 2 end) end;
  go(0; 1);

def read_string:
  read_long | .value as $n | .value = (.bytes[.at:.at + $n] | utf8_decode) | .at += $n;

def read($schema; $types):
  ($schema | resolve($types)) as $s
  | ($s | kind) as $kind
  # The blocks of an array or a map: `item` reads one and leaves it as something to add to the sum.
  | def blocks($sum; item):
      read_long
      | .value as $count
      | if $count == 0 then .value = $sum
        else (if $count < 0 then read_long else . end) # then its size in bytes follows
          | reduce range($count | fabs) as $_ ({state: ., sum: $sum}; .state |= item | .sum += .state.value)
          | .sum as $longer
          | .state | blocks($longer; item) end;
  if $kind == "null" then .value = null
  elif $kind == "boolean" then .value = (.bytes[.at] == 1) | .at += 1
  elif $kind == "int" or $kind == "long" then read_long
  elif $kind == "string" then read_string
  elif $kind == "enum" then read_long | .value = $s.symbols[.value]
  elif $kind == "union" then read_long | read($s[.value]; $types)
  elif $kind == "array" then blocks([]; read($s.items; $types) | .value = [.value])
  elif $kind == "map" then
    blocks({}; read_string | .value as $key | read($s.values; $types) | .value = {($key): .value})
  elif $kind == "record" then
    reduce $s.fields[] as $field ({state: ., record: {}};
      .state |= read($field.type; $types) | .record[$field.name] = .state.value)
    | .record as $record | .state | .value = $record
  else error("cannot read Avro's \($kind | tojson)") end;

def decode($schema): {bytes: ., at: 0} | read($schema; $schema | named_types) | .value;

# --- Writing --------------------------------------------------------------------------------------

def long_bytes:
  (if . < 0 then -2 * . - 1 else 2 * . end)
  | [recurse(if . > 127 then . / 128 | floor else empty end)]
  | map(. % 128 + 128) | .[-1] -= 128;

def double_bytes:
  (if . < 0 then 128 else 0 end) as $sign
  | (fabs | frexp) as [$fraction, $exponent]
  | if $fraction == 0 then [0, 0, 0, 0, 0, 0, 0, 0]
    else (($fraction * 2 - 1) * 4503599627370496) as $mantissa # 52 bits
      | [range(6) as $i | $mantissa / pow(256; $i) | floor | . % 256]
        + [($mantissa / 281474976710656 | floor) + ($exponent + 1022) % 16 * 16]
        + [$sign + (($exponent + 1022) / 16 | floor)] end;

def is_a($kind):
  if $kind == "long" or $kind == "int" then type == "number" and . == floor and fabs < 9007199254740992
  elif $kind == "double" then type == "number"
  elif $kind == "record" or $kind == "map" then type == "object"
  elif $kind == "enum" then type == "string"
  else type == $kind end;

def write($schema; $types):
  . as $value
  | ($schema | resolve($types)) as $s
  | ($s | kind) as $kind
  | if $kind == "union" then
      [range($s | length) | select(. as $i | $value | is_a($s[$i] | resolve($types) | kind))][0] as $branch
      | if $branch == null then error("\($value | tojson) is none of \($s | tojson)")
        else ($branch | long_bytes) + write($s[$branch]; $types) end
    elif is_a($kind) | not then error("\($value | tojson) is no \($kind)")
    elif $kind == "null" then []
    elif $kind == "boolean" then [if . then 1 else 0 end]
    elif $kind == "int" or $kind == "long" then long_bytes
    elif $kind == "double" then double_bytes
    elif $kind == "string" then utf8_encode | (length | long_bytes) + .
    elif $kind == "enum" then $s.symbols | index([$value]) // error("\($value) is none of \(.)") | long_bytes
    elif $kind == "array" then
      if . == [] then [0] else (length | long_bytes) + (map(write($s.items; $types)) | add) + [0] end
    elif $kind == "map" then
      if . == {} then [0]
      else (length | long_bytes)
        + (to_entries | map((.key | write("string"; $types)) + (.value | write($s.values; $types))) | add)
        + [0] end
    else
      (keys - [$s.fields[].name]) as $unknown
      | if $unknown != [] then error("no field of \($s.name): \($unknown | join(", "))") else . end
      | [$s.fields[] as $field
          | if has($field.name) then .[$field.name]
            elif $field | has("default") then $field.default
            else error("\($s.name) needs a field \($field.name)") end
          | write($field.type; $types)]
      | add // [] end;

def encode($schema): write($schema; $schema | named_types);
