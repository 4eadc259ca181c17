export default function RegistryPage() { return <h1>Registry</h1>; }
