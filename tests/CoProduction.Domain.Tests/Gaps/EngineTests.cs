using System.Security.Cryptography;
using System.Text;
using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps;
using CoProduction.Gaps.Forecasts;

namespace CoProduction.Domain.Tests.Gaps;

public sealed class EngineTests
{
    /// <summary>
    /// If you change the computed figures, change both values. Published reports name the version that computed them, and verification
    /// compares them with the figures of the current version.
    /// </summary>
    [Fact]
    public void Other_figures_are_another_version()
    {
        var reports = new StringBuilder();
        for (var seed = 1; seed <= 20; seed++)
        {
            foreach (var forecast in ForecastCases.All)
            {
                reports.Append(ReportText.Of(RandomRegister.Of(seed).Report("2026-06", forecast)));
            }
        }

        Assert.Equal("3.0 00ae18b1a1dbac7a", $"{Engine.Version} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reports.ToString())))[..16]}");
    }
}
