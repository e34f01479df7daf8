package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"time"
)

// validity outlives any lab; nothing renews these certificates.
const validity = 10 * 365 * 24 * time.Hour

// servingPair is a certificate with its key and the CA that signed it, all as PEM.
type servingPair struct {
	ca, certificate, key []byte
}

// newServingPair makes a CA for this one certificate and forgets the CA's key.
func newServingPair(hosts []string) (*servingPair, error) {
	authority := template(1, "webhook CA")
	authority.IsCA = true
	authority.BasicConstraintsValid = true
	authority.KeyUsage = x509.KeyUsageCertSign
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	authorityDER, err := x509.CreateCertificate(rand.Reader, authority, authority, authorityKey.Public(), authorityKey)
	if err != nil {
		return nil, err
	}

	serving := template(2, "webhook")
	serving.DNSNames = hosts
	serving.KeyUsage = x509.KeyUsageDigitalSignature
	serving.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	servingDER, err := x509.CreateCertificate(rand.Reader, serving, authority, key.Public(), authorityKey)
	if err != nil {
		return nil, err
	}
	keyDER, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	return &servingPair{
		ca:          encode("CERTIFICATE", authorityDER),
		certificate: encode("CERTIFICATE", servingDER),
		key:         encode("EC PRIVATE KEY", keyDER),
	}, nil
}

// template starts a little in the past, because clocks differ.
func template(serial int64, name string) *x509.Certificate {
	start := time.Now().Add(-5 * time.Minute)
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    start,
		NotAfter:     start.Add(validity),
	}
}

func encode(kind string, content []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content})
}
