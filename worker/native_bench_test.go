//go:build !js

package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkNativeServer posts messages of 150 bytes over as many connections as
// there are cores, callers and server in one process. It reports checks a second
// and the resident memory of both, in MB.
func BenchmarkNativeServer(b *testing.B) {
	for name, text := range map[string]string{
		"lure":     "Nasabah BCA yth, poin Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar atau hubungi petugas kami lewat nomor ini ya Pak/Bu",
		"ordinary": "Halo Bu, besok jadi rapat di kantor jam 9 ya. Tolong bawa laporan bulan lalu dan daftar hadirnya, nanti kita bahas sama-sama. Terima kasih sebelumnya",
	} {
		b.Run(name, func(b *testing.B) {
			server := apiServer(b, sampleAPI("on"))
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
			body := []byte(text)
			b.SetParallelism(8)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					request, err := http.NewRequestWithContext(context.Background(), "POST", server.URL+"/api/v1/check", bytes.NewReader(body))
					if err != nil {
						b.Error(err)
						return
					}
					request.Header.Set("Authorization", "Bearer a-token-for-tests-only-1")
					answer, err := client.Do(request)
					if err != nil {
						b.Error(err)
						return
					}
					_, _ = io.Copy(io.Discard, answer.Body)
					answer.Body.Close()
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "checks/s")
			b.ReportMetric(residentMB(b), "MB")
		})
	}
}

// residentMB reads the resident memory of this process where Linux says it.
func residentMB(b *testing.B) float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("there is no /proc here")
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kB, _ := strconv.Atoi(strings.Fields(rest)[0])
	return float64(kB) / 1024
}
