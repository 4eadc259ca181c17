using CoProduction.Benchmarks;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Synthetic;

var smoke = args.Contains("--smoke");
var words = args.Where(argument => argument != "--smoke").ToArray();
if (words.Except(Topics.All.Select(topic => topic.Word)).Any())
{
    Console.Error.WriteLine($"./dev bench [--smoke] [{string.Join("|", Topics.All.Select(topic => topic.Word))}]…");
    return 2;
}

Scale.Current = smoke ? Scale.Smoke : Scale.Full;
Fingerprint.Check();
var measured = new List<(Topic Topic, string Figures)>();
foreach (var topic in Topics.All.Where(topic => words.Length == 0 || words.Contains(topic.Word)))
{
    if (await topic.MeasureAsync(smoke) is not { } figures)
    {
        Console.Error.WriteLine($"A benchmark of '{topic.Title}' failed: see above.");
        return 1;
    }

    measured.Add((topic, figures));
    if (!smoke)
    {
        // At once: a later topic may fail.
        ReportFile.Write(topic, figures);
    }
}

foreach (var (topic, figures) in measured)
{
    Console.WriteLine($"\n{topic.Title}\n\n{figures}\n{topic.Quality?.Invoke()}");
}

return 0;
