/** Posts twice to an address and prints what came back, or why nothing did; see post-secure.test.ts. */
import { createPost } from '../../src/telegram/post.ts';

const [address = ''] = process.argv.slice(2);
const post = createPost(new URL(address), 5_000);
try {
  console.log(JSON.stringify({ answers: [await post('one', '"é"'), await post('two', '{}')] }));
} catch (error) {
  console.log(JSON.stringify({ refused: String(error) }));
}
