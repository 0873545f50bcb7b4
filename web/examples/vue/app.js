// Vue must be told that the element is not one of its components. Here the template
// is compiled in the browser; with a build step the option goes to the plugin:
// vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "saring-check" } } }).
import { createApp, ref } from "vue";
import { register } from "saring-check";

register("https://saring.example");

const app = createApp({
  setup() {
    const open = ref(false);
    const verdict = ref("");
    return { open, verdict };
  },
  template: `
    <h1>Ada pesan yang mengaku dari kami?</h1>
    <saring-check lang="id" channels="/channels.json"
      @saring-open="open = true" @saring-close="open = false" @saring-verdict="verdict = $event.detail.verdict">
      <a href="https://saring.example/id/">Periksa pesan dengan Saring</a>
    </saring-check>
    <p id="heard" :data-open="open" :data-verdict="verdict">{{ open ? "Kotak periksa terbuka. " : "" }}{{ verdict && "Hasil: " + verdict }}</p>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag === "saring-check";
app.mount("#root");
